import type { InvoiceDraftInputSchema } from "@acme/contracts/ledger/invoice";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "wouter";
import { queries } from "../api";
import type { FormOf } from "../forms";
import { Field } from "./field";

const PAGE = 100;

/** Who gets the invoice: any of the clients, page by page until all are there. */
export function ClientSelect({ form }: { form: FormOf<typeof InvoiceDraftInputSchema> }) {
  const { data, isPending, isError, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(
    queries.clients({}, PAGE),
  );
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const clients = data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div>
      {/* The choice is only there once its option is. */}
      <Field key={String(isPending)} form={form} name="clientId" label="Client">
        {(field) => (
          <select {...field}>
            <option value="">{isPending ? "Loading…" : "Choose a client"}</option>
            {clients.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isError && (
        <p className="error">
          The clients could not be loaded.{" "}
          <button className="link" type="button" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      )}
      {data !== undefined && clients.length === 0 && (
        <p className="hint">
          There are none yet. <Link href="/clients/new">Create one</Link>
        </p>
      )}
    </div>
  );
}
