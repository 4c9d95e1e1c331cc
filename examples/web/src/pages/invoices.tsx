import { InvoiceStatusSchema, type InvoiceStatus, type InvoiceSummary } from "@acme/contracts/ledger/invoice";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "wouter";
import { queries } from "../api";
import { Icon } from "../components/icons";
import { More } from "../components/more";
import { Page } from "../components/page";
import { Empty, Failure, Outdated, Skeleton } from "../components/states";
import { Status } from "../components/status";
import { showDay, STATUS_LABELS, today } from "../format";
import { showMoney } from "../money";

export function Invoices() {
  const [params, setParams] = useSearchParams();
  const chosen = InvoiceStatusSchema.options.filter((status) => params.getAll("status").includes(status));

  const toggle = (status: InvoiceStatus): void =>
    setParams(
      () => {
        const next = chosen.includes(status) ? chosen.filter((other) => other !== status) : [...chosen, status];
        return new URLSearchParams(next.map((value) => ["status", value]));
      },
      { replace: true },
    );

  return (
    <Page title="Invoices" actions={<NewInvoiceLink />}>
      <fieldset className="chips">
        <legend className="visually-hidden">Status</legend>
        {InvoiceStatusSchema.options.map((status) => (
          <label key={status} className="chip">
            <input type="checkbox" checked={chosen.includes(status)} onChange={() => toggle(status)} />
            {STATUS_LABELS[status]}
          </label>
        ))}
      </fieldset>
      <Found status={chosen} />
    </Page>
  );
}

export function NewInvoiceLink() {
  return (
    <Link className="button primary" href="/invoices/new">
      <Icon name="plus" />
      New invoice
    </Link>
  );
}

function Found({ status }: { status: InvoiceStatus[] }) {
  const list = useInfiniteQuery({
    ...queries.invoices({ status: status.length > 0 ? status : undefined }),
    placeholderData: keepPreviousData,
  });
  const retry = (): void => void list.refetch();

  if (list.isPending) return <Skeleton rows={8} label="Loading invoices" />;
  if (list.data === undefined) return <Failure error={list.error} retry={retry} />;

  const invoices = list.data.pages.flatMap((page) => page.items);
  if (invoices.length === 0)
    return status.length > 0 ? (
      <Empty icon="search" title="No invoice has this status">
        Choose another one, or none to see all.
      </Empty>
    ) : (
      <Empty icon="invoices" title="No invoices yet" action={<NewInvoiceLink />}>
        Write the first one. It stays a draft until you send it.
      </Empty>
    );
  return (
    <>
      {list.isError && <Outdated error={list.error} retry={retry} />}
      <div className="card">
        <InvoiceTable caption="Invoices" invoices={invoices} />
      </div>
      <More
        shown={invoices.length}
        total={list.data.pages.at(-1)?.total ?? invoices.length}
        noun={list.data.pages.at(-1)?.total === 1 ? "invoice" : "invoices"}
        hasMore={list.hasNextPage}
        loading={list.isFetchingNextPage}
        more={() => void list.fetchNextPage()}
      />
    </>
  );
}

export function InvoiceTable({ caption, invoices }: { caption: string; invoices: readonly InvoiceSummary[] }) {
  return (
    <table className="list">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col" className="wide">
            Status
          </th>
          <th scope="col" className="wide">
            Due
          </th>
          <th scope="col" className="number">
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {invoices.map(({ id, number, status, dueOn, total }) => (
          <tr key={id}>
            <th scope="row">
              <Link className="row-link" href={`/invoices/${id}`}>
                {number}
              </Link>
              <span className="minor narrow">
                <Status status={status} /> <Due status={status} dueOn={dueOn} before="Due " />
              </span>
            </th>
            <td className="wide">
              <Status status={status} />
            </td>
            <td className="wide">
              <Due status={status} dueOn={dueOn} />
            </td>
            <td className="number">{showMoney(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When it is due, and whether that was before today. */
function Due({ status, dueOn, before = "" }: Pick<InvoiceSummary, "status" | "dueOn"> & { before?: string }) {
  const open = status === "sent" || status === "partly-paid";
  // Dates as the contract writes them are in order as texts.
  return open && dueOn < today() ? (
    <span className="overdue">Overdue, {showDay(dueOn)}</span>
  ) : (
    <span className="together">
      {before}
      {showDay(dueOn)}
    </span>
  );
}
