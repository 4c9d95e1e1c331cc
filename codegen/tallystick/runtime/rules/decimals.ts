/** Decimals of any length, exact: `units` times 10 to the power of `-places`. */
export interface Exact {
  readonly units: bigint;
  readonly places: number;
}

const EXACT_DECIMAL = /^(-?\d+)(?:\.(\d+))?$/;

/** The decimal that a wire string spells, or that an integer is. Throws a `RangeError` for any other text. */
export function decimalOf(value: string | number | bigint): Exact {
  const [, whole, fraction = ""] = EXACT_DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined) throw new RangeError("not a decimal");
  return { units: BigInt(whole + fraction), places: fraction.length };
}

function unitsAt({ units, places }: Exact, scale: number): bigint {
  return units * 10n ** BigInt(scale - places);
}

/** Negative where `left` is less, 0 where both are equal, positive where `left` is greater. */
export function compareDecimals(left: Exact, right: Exact): number {
  const scale = Math.max(left.places, right.places);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function addDecimals(left: Exact, right: Exact): Exact {
  const places = Math.max(left.places, right.places);
  return { units: unitsAt(left, places) + unitsAt(right, places), places };
}

export function subtractDecimals(left: Exact, right: Exact): Exact {
  return addDecimals(left, negateDecimal(right));
}

export function multiplyDecimals(left: Exact, right: Exact): Exact {
  return {
    units: left.units * right.units,
    places: left.places + right.places,
  };
}

export function negateDecimal({ units, places }: Exact): Exact {
  return { units: -units, places };
}

export function absoluteDecimal(value: Exact): Exact {
  return value.units < 0n ? negateDecimal(value) : value;
}

export function sumDecimals(values: readonly Exact[]): Exact {
  return values.reduce(addDecimals, { units: 0n, places: 0 });
}

/** How many different values there are. */
export function distinctDecimals(values: readonly Exact[]): number {
  const scale = values.reduce((most, { places }) => Math.max(most, places), 0);
  return new Set(values.map((value) => unitsAt(value, scale))).size;
}
