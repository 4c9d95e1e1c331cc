import type { Invoice } from "@acme/contracts/ledger/invoice";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "wouter";
import { mutations, queries } from "../api";
import { Icon } from "../components/icons";
import { Page } from "../components/page";
import { Failure, Outdated, Skeleton } from "../components/states";
import { Status } from "../components/status";
import { Totals } from "../components/totals";
import { inOneLine } from "../failures";
import { showDay, showDiscount, showMoment, showPeriod, showQuantity, showTax } from "../format";
import { showMoney, totalsOf } from "../money";
import { notify } from "../toasts";

const UP = { href: "/invoices", label: "Invoices" };

export function InvoicePage({ id }: { id: string }) {
  const invoice = useQuery(queries.invoice(id));
  const retry = (): void => void invoice.refetch();
  if (invoice.data === undefined)
    return (
      <Page title="Invoice" up={UP}>
        {invoice.isPending ? (
          <Skeleton rows={8} label="Loading the invoice" />
        ) : (
          <Failure error={invoice.error} retry={retry} up={UP} />
        )}
      </Page>
    );
  const { number, status } = invoice.data;
  return (
    <Page title={number} aside={<Status status={status} />} up={UP} actions={<Actions invoice={invoice.data} />}>
      {invoice.isError && <Outdated error={invoice.error} retry={retry} />}
      <Facts invoice={invoice.data} />
      <Lines invoice={invoice.data} />
    </Page>
  );
}

function Actions({ invoice }: { invoice: Invoice }) {
  const path = { invoice_id: invoice.id };
  const send = useMutation(mutations.sendInvoice);
  const download = useMutation(mutations.downloadInvoice);
  const cache = useQueryClient();
  const onError = (error: unknown): void => notify(inOneLine(error), "bad");

  const onSend = (): void => {
    send.mutate(
      { path },
      {
        onSuccess: ({ number }) => notify(`Invoice ${number} is sent.`),
        onError,
        // Refused, it may have been sent from another window.
        onSettled: () => cache.invalidateQueries(),
      },
    );
  };
  const onDownload = (): void => {
    download.mutate(
      { path },
      {
        onSuccess: async (file) => save(await file.blob(), file.fileName ?? `${invoice.number}.txt`),
        onError,
      },
    );
  };
  return (
    <>
      <button className="button" type="button" disabled={download.isPending} onClick={onDownload}>
        <Icon name="download" />
        Download
      </button>
      {invoice.status === "draft" && (
        <>
          <Link className="button" href={`/invoices/${invoice.id}/edit`}>
            Edit
          </Link>
          <button className="button primary" type="button" disabled={send.isPending} onClick={onSend}>
            <Icon name="send" />
            {send.isPending ? "Sending…" : "Send"}
          </button>
        </>
      )}
    </>
  );
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Facts({ invoice }: { invoice: Invoice }) {
  const client = useQuery(queries.client(invoice.clientId));
  return (
    <dl className="facts card">
      <div>
        <dt>Client</dt>
        <dd>
          <Link href={`/clients/${invoice.clientId}`}>{client.data?.name ?? "Show client"}</Link>
        </dd>
      </div>
      <div>
        <dt>Work</dt>
        <dd>{showPeriod(invoice.servicePeriod)}</dd>
      </div>
      <div>
        <dt>Issued</dt>
        <dd>{showDay(invoice.issuedOn)}</dd>
      </div>
      <div>
        <dt>Due</dt>
        <dd>{showDay(invoice.dueOn)}</dd>
      </div>
      <div>
        <dt>Sent</dt>
        <dd>{invoice.sentAt === null ? "Not yet" : showMoment(invoice.sentAt)}</dd>
      </div>
      {invoice.discount && (
        <div>
          <dt>Discount</dt>
          <dd>{showDiscount(invoice.discount)}</dd>
        </div>
      )}
    </dl>
  );
}

function Lines({ invoice: { currency, lines, discount } }: { invoice: Invoice }) {
  return (
    <section className="card" aria-labelledby="lines">
      <h2 id="lines">Line items</h2>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">Description</th>
            <th scope="col" className="number wide">
              Quantity
            </th>
            <th scope="col" className="number wide">
              Price
            </th>
            <th scope="col" className="wide">
              Tax
            </th>
            <th scope="col" className="number">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const { description, tax, net } = line;
            const quantity = showQuantity(line);
            const price = showMoney({ amount: line.unitPrice, currency });
            return (
              <tr key={index}>
                <th scope="row">
                  {description}
                  <span className="minor narrow">
                    {quantity} × {price}, <span className="together">{showTax(tax)}</span>
                  </span>
                </th>
                <td className="number wide">{quantity}</td>
                <td className="number wide">{price}</td>
                <td className="wide">{showTax(tax)}</td>
                <td className="number">{showMoney({ amount: net, currency })}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Totals currency={currency} totals={totalsOf(lines, discount)} />
    </section>
  );
}
