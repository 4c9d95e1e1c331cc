import type { Dashboard as Figures, Trend } from "@acme/contracts/ledger/dashboard";
import { type Currency, CurrencySchema, type Money } from "@acme/contracts/ledger/money";
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { queries } from "../api";
import { Page } from "../components/page";
import { RevenueChart } from "../components/revenue-chart";
import { Failure, Outdated, Skeleton } from "../components/states";
import { LOCALE } from "../format";
import { showMoney } from "../money";
import { InvoiceTable, NewInvoiceLink } from "./invoices";

export function Dashboard() {
  const dashboard = useQuery(queries.dashboard());
  const retry = (): void => void dashboard.refetch();
  return (
    <Page title="Overview" actions={<NewInvoiceLink />}>
      {dashboard.isPending ? (
        <Waiting />
      ) : dashboard.data === undefined ? (
        <Failure error={dashboard.error} retry={retry} />
      ) : (
        <>
          {dashboard.isError && <Outdated error={dashboard.error} retry={retry} />}
          <Shown figures={dashboard.data} />
        </>
      )}
    </Page>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton rows={2} label="Loading the overview" />
      <Skeleton rows={5} label="Loading the chart" />
    </>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { outstanding, revenueByMonth, revenueByYear, trend, largestClients, openInvoices } = figures;
  const currency = mainCurrency(Object.values(revenueByMonth));
  const months = Object.entries(revenueByMonth)
    .filter(([, money]) => money.currency === currency)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const years = Object.entries(revenueByYear).sort(([left], [right]) => Number(right) - Number(left));
  return (
    <div className="dashboard">
      <Outstanding outstanding={outstanding} />
      <section className="card" aria-labelledby="revenue">
        <header>
          <h2 id="revenue">Revenue by month</h2>
          {trend && <Moved trend={trend} />}
        </header>
        {months.length > 0 ? <RevenueChart months={months} /> : <p className="hint">Nothing has been paid yet.</p>}
        {years.length > 0 && (
          <dl className="years">
            {years.map(([year, money]) => (
              <div key={year}>
                <dt>{year}</dt>
                <dd>{showMoney(money)}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="card" aria-labelledby="largest">
        <h2 id="largest">Largest clients</h2>
        <Largest clients={largestClients} currency={currency} />
      </section>
      <section className="card wide-card" aria-labelledby="open">
        <header>
          <h2 id="open">Open invoices</h2>
          <Link href="/invoices?status=sent&status=partly-paid">Show all</Link>
        </header>
        {openInvoices.length > 0 ? (
          <InvoiceTable caption="Open invoices" invoices={openInvoices} />
        ) : (
          <p className="hint">Everything has been paid.</p>
        )}
      </section>
    </div>
  );
}

/** The currency of most of the amounts. */
function mainCurrency(amounts: readonly Money[]): Currency {
  const count = (currency: Currency): number => amounts.filter((money) => money.currency === currency).length;
  return CurrencySchema.options.reduce((best, other) => (count(other) > count(best) ? other : best), "EUR");
}

function Outstanding({ outstanding }: Pick<Figures, "outstanding">) {
  const owed = CurrencySchema.options.flatMap((currency) => {
    const amount = outstanding[currency];
    return amount === undefined ? [] : [{ amount, currency }];
  });
  return (
    <section className="figures" aria-label="Outstanding">
      {owed.map((money) => (
        <dl key={money.currency} className="card figure">
          <dt>Outstanding in {money.currency}</dt>
          <dd>{showMoney(money)}</dd>
        </dl>
      ))}
      {owed.length === 0 && (
        <dl className="card figure">
          <dt>Outstanding</dt>
          <dd>Nothing</dd>
        </dl>
      )}
    </section>
  );
}

function Moved({ trend: { current, previous, comment } }: { trend: Trend }) {
  // A percentage to read, not to count with.
  const change = Number(previous) === 0 ? undefined : Number(current) / Number(previous) - 1;
  if (change === undefined) return null;
  return (
    <p className={`trend ${change < 0 ? "down" : "up-trend"}`}>
      {percent.format(change)} <span>on last month{comment && `. ${comment}`}</span>
    </p>
  );
}

const percent = new Intl.NumberFormat(LOCALE, {
  style: "percent",
  maximumFractionDigits: 1,
  signDisplay: "exceptZero",
});

function Largest({ clients, currency }: { clients: Figures["largestClients"]; currency: Currency }) {
  if (clients.length === 0) return <p className="hint">Nobody has been invoiced yet.</p>;
  const most = Math.max(...clients.map(([, amount]) => Number(amount)), 1);
  return (
    <ol className="largest">
      {clients.map(([name, amount], place) => (
        <li key={place}>
          <span>{name}</span>
          <span className="number">{showMoney({ amount, currency })}</span>
          <span className="share" style={{ width: `${(Math.max(0, Number(amount)) / most) * 100}%` }} />
        </li>
      ))}
    </ol>
  );
}
