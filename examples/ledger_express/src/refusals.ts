import { Problem } from "@acme/contracts/express";

/** A refusal at one place of the request, as those of the contract are. */
export function refusedAt(
  pointer: string,
  code: string,
  message: string,
): Problem {
  return new Problem(422, {
    detail: "The request does not keep the contract.",
    errors: [{ pointer, code, message }],
  });
}
