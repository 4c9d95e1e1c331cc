import type { Invoice, InvoiceDraftInput } from "@acme/contracts/ledger/invoice";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";
import { idempotencyKeys, mutations, queries } from "../api";
import { InvoiceForm } from "../components/invoice-form";
import { Page } from "../components/page";
import { Failure, Skeleton } from "../components/states";
import { notify } from "../toasts";

const INVOICES = { href: "/invoices", label: "Invoices" };

export function NewInvoice() {
  const [keyOf] = useState(idempotencyKeys);
  const create = useMutation(mutations.createInvoice);
  const done = useDone();

  const save = async (draft: InvoiceDraftInput): Promise<void> => {
    const invoice = await create.mutateAsync({ body: draft, header: keyOf(draft) });
    await done(invoice, `Invoice ${invoice.number} is written.`);
  };
  return (
    <Page title="New invoice" up={INVOICES}>
      <InvoiceForm save={save} label="Create invoice" back="/invoices" />
    </Page>
  );
}

export function EditInvoice({ id }: { id: string }) {
  const invoice = useQuery({ ...queries.invoice(id), staleTime: Number.POSITIVE_INFINITY });
  const replace = useMutation(mutations.replaceInvoice);
  const done = useDone();
  const back = `/invoices/${id}`;

  const save = async (draft: InvoiceDraftInput): Promise<void> => {
    const after = await replace.mutateAsync({ path: { invoice_id: id }, body: draft });
    await done(after, `Invoice ${after.number} is changed.`);
  };
  return (
    <Page title={invoice.data ? `Edit ${invoice.data.number}` : "Edit invoice"} up={{ href: back, label: "Invoice" }}>
      {invoice.data ? (
        <InvoiceForm invoice={invoice.data} save={save} label="Save changes" back={back} />
      ) : invoice.isPending ? (
        <Skeleton rows={8} label="Loading the invoice" />
      ) : (
        <Failure error={invoice.error} retry={() => void invoice.refetch()} up={INVOICES} />
      )}
    </Page>
  );
}

/** What follows on saving an invoice: everything is asked for again, and it is shown. */
function useDone(): (invoice: Invoice, text: string) => Promise<void> {
  const cache = useQueryClient();
  const [, go] = useLocation();
  return async ({ id }, text) => {
    await cache.invalidateQueries();
    notify(text);
    go(`/invoices/${id}`);
  };
}
