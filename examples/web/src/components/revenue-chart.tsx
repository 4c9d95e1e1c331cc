import type { Money } from "@acme/contracts/ledger/money";
import { LOCALE, showMonth } from "../format";
import { showMoney } from "../money";

const WIDTH = 640;
const HEIGHT = 220;
const BOTTOM = 30;
const TOP = 12;
const LEFT = 52;

/** Only for the height of bars: what is written is the exact amount. */
const sizeOf = ({ amount }: Money): number => Math.max(0, Number(amount));

/** The next round number from which a scale of four steps starts. */
function ceiling(value: number): number {
  if (value <= 0) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

const compact = new Intl.NumberFormat(LOCALE, { notation: "compact" });

interface Props {
  /** By month, the earliest first, all in one currency. */
  months: readonly (readonly [month: string, revenue: Money])[];
}

/** Revenue by month as bars; the same as a table for who cannot see them. */
export function RevenueChart({ months }: Props) {
  const top = ceiling(Math.max(0, ...months.map(([, money]) => sizeOf(money))));
  const slot = (WIDTH - LEFT) / Math.max(months.length, 6);
  const bar = Math.min(44, slot * 0.56);
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  // Where there are many, not each is named, but the last always is.
  const every = Math.ceil(months.length / 8);

  return (
    <>
      <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <g key={part}>
            <line x1={LEFT} x2={WIDTH} y1={y(part * top)} y2={y(part * top)} />
            <text x={LEFT - 10} y={y(part * top) + 4} textAnchor="end">
              {compact.format(part * top)}
            </text>
          </g>
        ))}
        {months.map(([month, money], index) => {
          const middle = LEFT + slot * (index + 0.5);
          const height = y(0) - y(sizeOf(money));
          return (
            <g key={month}>
              <title>{`${showMonth(month)}: ${showMoney(money)}`}</title>
              <rect className="slot" x={middle - slot / 2} y={TOP} width={slot} height={HEIGHT - TOP - BOTTOM} />
              <rect className="bar" x={middle - bar / 2} y={y(0) - height} width={bar} height={height} rx="3" />
              {(months.length - 1 - index) % every === 0 && (
                <text x={middle} y={HEIGHT - 6} textAnchor="middle">
                  {showMonth(month).slice(0, 3)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <table className="visually-hidden">
        <caption>Revenue by month</caption>
        <tbody>
          {months.map(([month, money]) => (
            <tr key={month}>
              <th scope="row">{showMonth(month)}</th>
              <td>{showMoney(money)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
