/** Whether a request can have the cookies that its caller gives. Browsers send those they keep, and no others. */
export function setsCookies() {
  const request = new Request("https://a.invalid", {
    headers: { cookie: "a=b" },
  });
  return request.headers.has("cookie");
}
