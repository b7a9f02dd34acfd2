import { ArgumentError } from '@postcode-lottery/core';

/** A figure and the ends of its interval; null where the interval cannot be told. */
export interface Figure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A number in British style with a true minus sign. @throws ArgumentError for what is not finite */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value))
    throw new ArgumentError({ argument: 'value', value, expected: 'a finite number' });
  const text = value.toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text.replace('-', '−');
}

export const whole = (value: number): string => fixed(value, 0);
export const oneDecimal = (value: number): string => fixed(value, 1);
export const twoDecimals = (value: number): string => fixed(value, 2);
export const threeDecimals = (value: number): string => fixed(value, 3);

/** A share (0 to 1) as a percentage. */
export const percent = (share: number, decimals = 1): string => `${fixed(100 * share, decimals)}%`;

/** People in millions, to a tenth. */
export const millions = (people: number): string => `${fixed(people / 1e6, 1)} million`;

/** People rounded to a thousand: more figures than that would promise too much. */
export const thousands = (people: number): string => whole(Math.round(people / 1000) * 1000);

/** A difference with its sign, such as +1.2. */
export const signed = (value: number, decimals: number): string => {
  const text = fixed(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

/** The 95% interval in words; says so where there is none. */
export function intervalOf({ low, high }: Figure, format: (value: number) => string): string {
  return low === null || high === null ? 'no interval' : `95% interval ${format(low)} to ${format(high)}`;
}

/** A figure, its unit and its interval: '24.1 minutes (95% interval 23.9 to 24.3)'. */
export function withInterval(figure: Figure, format: (value: number) => string, unit = ''): string {
  return `${format(figure.value)}${unit === '' ? '' : ` ${unit}`} (${intervalOf(figure, format)})`;
}

/** Whether the interval leaves 0 out. */
export function isClear({ low, high }: Figure): boolean {
  return low !== null && high !== null && (low > 0 || high < 0);
}

/** Words for an interval that includes 0. */
export const doubt = (figure: Figure): string =>
  isClear(figure) ? '' : ', but the interval includes no difference at all';

/** One word or the other by the sign of a figure. */
export const bySign = (value: number, above: string, below: string): string => (value >= 0 ? above : below);

/** A figure seen from the other side, for 'fewer' and 'less'. */
const opposite = ({ value, low, high }: Figure): Figure => ({
  value: -value,
  low: high === null ? null : -high,
  high: low === null ? null : -low,
});

/** The size of a difference, to be followed by 'more' or 'less' by its sign. */
export const sizeOf = (figure: Figure): Figure => (figure.value < 0 ? opposite(figure) : figure);
