import type { InvoiceStatus } from "@acme/contracts/ledger/invoice";
import { STATUS_LABELS } from "../format";

export function Status({ status }: { status: InvoiceStatus }) {
  return <span className={`badge ${status}`}>{STATUS_LABELS[status]}</span>;
}
