import type { Currency } from "@acme/contracts/ledger/money";
import { showMoney, type Totals as Sums } from "../money";

interface Props {
  currency: Currency;
  totals: Sums;
}

/** From the sum of the lines to what there is to pay. */
export function Totals({ currency, totals }: Props) {
  const rows = [
    { label: "Subtotal", amount: totals.subtotal },
    ...totals.taxes,
    ...(totals.discount === undefined ? [] : [{ label: "Discount", amount: totals.discount }]),
  ];
  return (
    <dl className="totals">
      {rows.map(({ label, amount }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{showMoney({ amount, currency })}</dd>
        </div>
      ))}
      <div className="sum">
        <dt>Total</dt>
        <dd>{showMoney({ amount: totals.total, currency })}</dd>
      </div>
    </dl>
  );
}
