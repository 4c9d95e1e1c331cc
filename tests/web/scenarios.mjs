// What people do with the page, in the order in which they do it: what one writes, the next one may find.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const rows = (page) => page.locator("main tbody tr");

/** What a field is said to be wrong about, as its description tells a screen reader; nothing where it is valid. */
async function errorOf(field) {
  if ((await field.getAttribute("aria-invalid")) !== "true") return undefined;
  const ids = (await field.getAttribute("aria-describedby")).split(" ");
  return field.page().locator(`[id="${ids[0]}"]`).innerText();
}

const isFocused = (field) => field.evaluate((element) => element === document.activeElement);

/** Waits until there are so many, and fails with how many there are otherwise. */
async function counted(locator, want) {
  await locator.nth(want - 1).waitFor();
  assert.equal(await locator.count(), want);
}

/** Counts the requests of a method that leave the page for the server. */
function sent(page, method) {
  const urls = [];
  page.on("request", (request) => {
    if (request.method() === method && request.url().includes("/ledger/")) urls.push(request.url());
  });
  return urls;
}

async function overview(page) {
  await page.goto("/");
  await heading(page, "Overview");
  await page.getByText("Outstanding in EUR").waitFor();
  assert.ok((await page.locator(".chart .bar").count()) >= 6);
  // The table for those who cannot see the chart has as many months.
  const months = page.getByRole("table", { name: "Revenue by month" }).getByRole("row");
  assert.equal(await months.count(), await page.locator(".chart .bar").count());
  assert.ok((await page.getByRole("table", { name: "Open invoices" }).getByRole("row").count()) > 1);
}

async function clientsPaginateAndAreFound(page) {
  await page.goto("/clients");
  await counted(rows(page), 20);
  await page.getByText("20 of 23 clients").waitFor();
  await page.getByRole("button", { name: "Show more" }).click();
  await page.getByText("23 of 23 clients").waitFor();
  const names = await rows(page).locator("th a").allInnerTexts();
  assert.equal(new Set(names).size, 23);
  assert.equal(await page.getByRole("button", { name: "Show more" }).count(), 0);

  await page.getByLabel("Search by name or e-mail").fill("hafencity");
  await page.getByText("1 of 1 client", { exact: true }).waitFor();
  assert.match(page.url(), /search=hafencity/);
  await page.getByLabel("Search by name or e-mail").fill("nobody of that name");
  await page.getByText("No client matches").waitFor();
  await page.getByLabel("Search by name or e-mail").fill("");
  await page.getByLabel("Kind").selectOption("person");
  await page.getByText("Eva Lindqvist").waitFor();
  await page.getByText("Galerie Nord").waitFor({ state: "detached" });
}

async function clientIsCreated(page) {
  const posts = sent(page, "POST");
  await page.goto("/clients/new");
  const field = (label) => page.getByLabel(label, { exact: true });
  const create = page.getByRole("button", { name: "Create client" });

  // The page finds what is missing. Nothing leaves it, and the first field has the focus.
  await create.click();
  await page.getByText("6 fields need your attention.").waitFor();
  for (const label of ["Name", "E-mail", "Street", "Postal code", "City", "Country"])
    assert.equal(await errorOf(field(label)), "Please fill this in.", label);
  assert.equal(await errorOf(field("VAT number (optional)")), undefined);
  assert.ok(await isFocused(field("Name")));
  assert.deepEqual(posts, []);

  // What is corrected is taken back at once.
  await field("Name").fill("Zebra Crossing Ltd.");
  await page.getByText("5 fields need your attention.").waitFor();
  await field("E-mail").fill("zebra");
  await field("Street").fill("Abbey Road 3");
  await field("Postal code").fill("nw8 9ay");
  await field("City").fill("London");
  await field("Country").fill("gb");
  await field("Tags (optional)").fill("music, crossings");
  await create.click();
  assert.equal(await errorOf(field("E-mail")), "Please write it like name@company.com.");
  assert.ok(await isFocused(field("E-mail")));
  assert.deepEqual(posts, []);

  // The server finds what only it can know.
  await field("E-mail").fill("accounts@analytical-engines.example");
  await create.click();
  await page.getByText("Another client has this address already.").waitFor();
  assert.equal(await errorOf(field("E-mail")), "Another client has this address already.");
  assert.ok(await isFocused(field("E-mail")));
  assert.equal(posts.length, 1);

  await field("E-mail").fill("hello@zebra.example");
  await create.click();
  await page.getByText("Zebra Crossing Ltd. is a client now.").waitFor();
  await heading(page, "Clients");
  await page.getByLabel("Search by name or e-mail").fill("zebra");
  await page.getByRole("link", { name: "Zebra Crossing Ltd." }).click();
  await heading(page, "Zebra Crossing Ltd.");
  assert.equal(await field("Postal code").inputValue(), "NW8 9AY");
  await page.getByText("music, crossings").or(page.getByText("crossings, music")).waitFor();
}

async function clientIsChanged(page) {
  await page.goto("/clients?search=zebra");
  await page.getByRole("link", { name: "Zebra Crossing Ltd." }).click();
  await page.getByLabel("E-mail").fill("accounts@analytical-engines.example");
  await page.getByRole("button", { name: "Save changes" }).click();
  // A problem document with a pointer to the field.
  await page.locator('[aria-invalid="true"]').waitFor();
  assert.ok(await errorOf(page.getByLabel("E-mail")));
  assert.ok(await isFocused(page.getByLabel("E-mail")));

  await page.getByLabel("E-mail").fill("bills@zebra.example");
  await page.getByRole("button", { name: "Save changes" }).click();
  await heading(page, "Clients");
  await page.getByLabel("Search by name or e-mail").fill("bills@zebra");
  await page.getByText("bills@zebra.example").waitFor();
}

async function invoiceIsCreated(page) {
  const posts = sent(page, "POST");
  await page.goto("/invoices/new");
  const line = (number) => page.getByRole("group", { name: `Line ${number}` });
  const create = page.getByRole("button", { name: "Create invoice" });
  await page.getByLabel("Client", { exact: true }).selectOption({ label: "Zebra Crossing Ltd." });
  await page.getByLabel("First day of work").fill("2026-03-31");
  await page.getByLabel("Last day of work").fill("2026-03-01");
  await line(1).getByLabel("Description").fill("Stripes");
  await line(1).getByLabel("Quantity").fill("12,5");
  await line(1).getByLabel("Price").fill("95.10");
  await page.getByRole("button", { name: "Add a line" }).click();
  assert.ok(await isFocused(line(2).getByLabel("Description")));
  await page.getByRole("button", { name: "Add a line" }).click();
  await line(3).waitFor();
  await page.getByRole("button", { name: "Remove line 3" }).click();
  await line(3).waitFor({ state: "detached" });

  // Errors in lists are found at the line they belong to.
  await create.click();
  await line(2).locator('[aria-invalid="true"]').first().waitFor();
  assert.equal(await errorOf(line(2).getByLabel("Description")), "Please fill this in.");
  assert.equal(await errorOf(line(2).getByLabel("Price")), "Please fill this in.");
  assert.equal(await errorOf(line(1).getByLabel("Price")), undefined);

  await line(2).getByLabel("Description").fill("Paint");
  await line(2).getByLabel("Quantity").fill("3");
  await line(2).getByLabel("Unit").selectOption("piece");
  await line(2).getByLabel("Price").fill("0.35");
  await line(2).getByLabel("Tax").selectOption("VAT 7 %");
  // A rule across fields, once each of them is right.
  await create.click();
  await page.getByText("The work ends before it starts.").waitFor();
  assert.ok(await isFocused(page.getByLabel("Last day of work")));
  await page.getByLabel("Last day of work").fill("2026-04-30");
  assert.deepEqual(posts, []);

  // 12.5 x 95.10 = 1188.75, 19 % of it 225.8625; 3 x 0.35 = 1.05, 7 % of it 0.0735; 2.5 % of 1415.73 is 35.39325.
  await page.getByLabel("Discount").selectOption("percent");
  await page.getByLabel("Percent").fill("2.5");
  const totals = page.locator(".totals dd");
  assert.deepEqual(await totals.allInnerTexts(), ["€1,189.80", "€225.86", "€0.07", "-€35.39", "€1,380.34"]);

  // The server finds what the page did not send: as a page of another version would have.
  const LEDGER = "**/ledger/invoices";
  await page.route(LEDGER, (route) => {
    const body = route.request().postDataJSON();
    body.lines[1].quantity = "-3";
    delete body.lines[0].description;
    return route.continue({ postData: JSON.stringify(body) });
  });
  await create.click();
  await page.getByText("2 fields need your attention.").waitFor();
  assert.equal(await errorOf(line(1).getByLabel("Description")), "Required");
  assert.equal(await errorOf(line(2).getByLabel("Quantity")), "Must be more than 0");
  assert.ok(await isFocused(line(1).getByLabel("Description")));
  assert.equal(posts.length, 1);
  await page.unroute(LEDGER);

  await create.click();
  await page.getByText("Invoice 2026-", { exact: false }).filter({ hasText: "is written." }).waitFor();
  await page.getByText("Draft", { exact: true }).waitFor();
  assert.deepEqual(await totals.allInnerTexts(), ["€1,189.80", "€225.86", "€0.07", "-€35.39", "€1,380.34"]);
  assert.equal(posts.length, 2);

  // The server's own total, in the list.
  await page.goto("/invoices");
  assert.match(await rows(page).first().innerText(), /€1,380\.34/);
}

async function draftIsEditedDownloadedAndSent(page) {
  await page.goto("/invoices?status=draft");
  await page
    .getByRole("row", { name: /€1,380\.34/ })
    .getByRole("link")
    .click();
  await page.getByRole("link", { name: "Edit" }).click();
  await page.getByRole("button", { name: "Remove line 1" }).click();
  await page.getByRole("group", { name: "Line 2" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Remove line 1" }).click();
  await page.getByText("Add at least one.").waitFor();
  await page.getByRole("button", { name: "Add a line" }).click();
  await page.getByLabel("Description").fill("Stripes, all of them");
  await page.getByLabel("Price").fill("1000.00");
  await page.getByLabel("Tax").selectOption("VAT, reverse charge");
  await page.getByLabel("Discount").selectOption("");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Stripes, all of them").waitFor();
  assert.deepEqual(await page.locator(".totals dd").allInnerTexts(), ["€1,000.00", "€1,000.00"]);

  const number = /\d{4}-\d{4,6}/.exec(await page.getByRole("heading", { level: 1 }).innerText())[0];
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  assert.ok(download.suggestedFilename().includes(number));
  assert.match(await readFile(await download.path(), "utf8"), /Stripes, all of them/);

  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText(`Invoice ${number} is sent.`).waitFor();
  await page.locator("h1 .badge.sent").waitFor();
  assert.equal(await page.getByRole("button", { name: "Send" }).count(), 0);
  assert.equal(await page.getByRole("link", { name: "Edit" }).count(), 0);
}

async function invoicesPaginateByStatus(page) {
  await page.goto("/invoices");
  await counted(rows(page), 20);
  await page.getByRole("button", { name: "Show more" }).click();
  await counted(rows(page), 40);
  const numbers = await rows(page).locator("th a").allInnerTexts();
  assert.equal(new Set(numbers).size, 40);
  await page.getByLabel("Sent", { exact: true }).check();
  await page.getByLabel("Partly paid", { exact: true }).check();
  await page.waitForURL(/status=sent&status=partly-paid/);
  await page.locator("td .badge.draft").first().waitFor({ state: "detached" });
  await page.locator("td .badge.partly-paid").first().waitFor();
  const badges = await page.locator("td .badge").allInnerTexts();
  assert.deepEqual([...new Set(badges)].sort(), ["Partly paid", "Sent"]);
}

async function offlineIsSurvived(page, context) {
  await page.goto("/clients/new");
  await page.getByLabel("Name").fill("Offline GmbH");
  await page.getByLabel("E-mail").fill("post@offline.example");
  await page.getByLabel("Street").fill("Funkloch 1");
  await page.getByLabel("Postal code").fill("15837");
  await page.getByLabel("City").fill("Baruth");
  await page.getByLabel("Country").fill("DE");
  await context.setOffline(true);
  await page.getByText("You are offline.").waitFor();
  await page.getByRole("button", { name: "Create client" }).click();
  await page.getByRole("alert").filter({ hasText: "The server cannot be reached." }).waitFor();
  assert.equal(await page.getByLabel("Name").inputValue(), "Offline GmbH");
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByRole("alert").filter({ hasText: "The server cannot be reached" }).waitFor();

  await page.goBack();
  await heading(page, "New client");
  await context.setOffline(false);
  await page.getByText("You are offline.").waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Overview" }).click();
  await page.getByText("Outstanding in EUR").waitFor();
}

async function whatIsNoFieldsFaultStandsAboveTheForm(page) {
  await page.goto("/clients?search=zebra");
  await page.getByRole("link", { name: "Zebra Crossing Ltd." }).click();
  await page.getByRole("button", { name: "Save changes" }).waitFor();
  // What leaves the page is cut off on its way: the server says so of the body as a whole.
  await page.route("**/ledger/clients/*", (route) => {
    const text = route.request().postData();
    return text === null ? route.continue() : route.continue({ postData: text.slice(0, -5) });
  });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("alert").filter({ hasText: "The server did not accept this." }).waitFor();
  assert.equal(await page.locator('[aria-invalid="true"]').count(), 0);
}

async function anAnswerThatIsLostIsNotDoneTwice(page) {
  await page.goto("/clients/new");
  await page.getByLabel("Name").fill("Once Only AG");
  await page.getByLabel("E-mail").fill("post@once.example");
  await page.getByLabel("Street").fill("Einmalweg 1");
  await page.getByLabel("Postal code").fill("8001");
  await page.getByLabel("City").fill("Zürich");
  await page.getByLabel("Country").fill("CH");
  // The server does it, and its answer never arrives.
  await page.route("**/ledger/clients", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Create client" }).click();
  await page.getByRole("alert").filter({ hasText: "The server cannot be reached." }).waitFor();
  await page.unroute("**/ledger/clients");
  await page.getByRole("button", { name: "Create client" }).click();
  await page.getByText("Once Only AG is a client now.").waitFor();
  await page.getByLabel("Search by name or e-mail").fill("once only");
  await page.getByText("1 of 1 client", { exact: true }).waitFor();
}

async function failuresAreExplained(page) {
  const everything = "**/ledger/**";
  const gateway = { status: 502, contentType: "text/html", body: "<html><h1>Bad Gateway</h1></html>" };
  await page.route(everything, (route) => route.fulfill(gateway));
  await page.goto("/invoices");
  await page.getByText("Something went wrong on the server").waitFor();
  await page.unroute(everything);

  // A document that breaks the contract is not shown as if it kept it.
  const document = { items: [{ id: "1", total: 12.5 }], total: 1, nextCursor: null };
  await page.route(everything, (route) => route.fulfill({ json: document }));
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText("The server's answer was not understood").waitFor();
  await page.unroute(everything);
  await page.getByRole("button", { name: "Try again" }).click();
  await counted(rows(page), 20);

  await page.goto("/invoices/00000000-0000-4000-8000-000000000000");
  await page.getByText("Not found").first().waitFor();
  await page.getByRole("link", { name: "Back to invoices" }).click();
  await heading(page, "Invoices");
  await page.goto("/no/such/page");
  await page.getByText("There is nothing here").waitFor();
}

async function signingInIsAskedFor(page) {
  await page.addInitScript(() => {
    if (sessionStorage.getItem("ledger.token") === null) sessionStorage.setItem("ledger.token", "expired");
  });
  await page.goto("/clients");
  await page.getByText("Please sign in").waitFor();
  await page.getByLabel("Access token").fill("demo-token");
  await page.keyboard.press("Enter");
  await counted(rows(page), 20);
}

async function keyboardAndScreenReaderFindTheirWay(page) {
  await page.goto("/overview");
  await page.getByText("Outstanding in EUR").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  await page.getByRole("link", { name: "Clients", exact: true }).click();
  await heading(page, "Clients");
  // Whoever cannot see the page change is taken to its heading.
  assert.ok(await isFocused(page.getByRole("heading", { level: 1 })));
  assert.equal(await page.title(), "Clients · Ledger");
  await page.goto("/invoices/new");
  await page.getByRole("group", { name: "Line 1" }).waitFor();
  const unnamed = await page
    .locator("input, select, button, a")
    .evaluateAll((controls) =>
      controls
        .filter((control) => !(control.labels?.length || control.ariaLabel || control.textContent.trim()))
        .map((control) => control.outerHTML),
    );
  assert.deepEqual(unnamed, []);
}

async function narrowWindowsNeedNoScrollingSideways(page) {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/invoices");
  const invoice = await rows(page).first().getByRole("link").getAttribute("href");
  const client = await page.goto("/clients").then(() => rows(page).first().getByRole("link").getAttribute("href"));
  const places = [
    "/overview",
    "/clients",
    "/clients/new",
    client,
    "/invoices",
    "/invoices/new",
    invoice,
    `${invoice}/edit`,
  ];
  for (const place of places) {
    await page.goto(place);
    await page.locator(".card").first().waitFor();
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${place} is ${excess} pixels too wide`);
  }
}

async function aDraftSentElsewhereIsNotSentTwice(page, context) {
  await page.goto("/invoices?status=draft");
  await rows(page).first().getByRole("link").click();
  await page.getByRole("button", { name: "Send" }).waitFor();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Send" }).click();
  await other.getByText("is sent.").waitFor();
  // A declared problem: what it says is shown, and what has changed is fetched.
  const refused = page.waitForResponse((response) => response.url().endsWith("/send"));
  await page.getByRole("button", { name: "Send" }).click();
  assert.equal((await refused).status(), 409);
  await page.locator(".toast.bad").waitFor();
  await page.locator("h1 .badge.sent").waitFor();
}

export const scenarios = {
  "the overview shows figures": overview,
  "clients paginate and are found": clientsPaginateAndAreFound,
  "a client is created": clientIsCreated,
  "a client is changed": clientIsChanged,
  "an invoice is created": invoiceIsCreated,
  "a draft is edited, downloaded and sent": draftIsEditedDownloadedAndSent,
  "a draft that was sent elsewhere is not sent twice": aDraftSentElsewhereIsNotSentTwice,
  "invoices paginate by status": invoicesPaginateByStatus,
  "being offline is survived": offlineIsSurvived,
  "what is no field's fault stands above the form": whatIsNoFieldsFaultStandsAboveTheForm,
  "an answer that is lost is not done twice": anAnswerThatIsLostIsNotDoneTwice,
  "failures are explained": failuresAreExplained,
  "signing in is asked for": signingInIsAskedFor,
  "keyboard and screen reader find their way": keyboardAndScreenReaderFindTheirWay,
  "narrow windows need no scrolling sideways": narrowWindowsNeedNoScrollingSideways,
};
