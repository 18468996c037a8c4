const language = () => navigator.language || 'en';

export function formatDate(time: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

export function formatCount(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

export function formatBytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(size / 1000 ** power);
}

/** An exact amount; whole cents unless it is smaller than one. */
export function formatMoney(amount: string, currency: string): string {
  const value = Number(amount);
  const digits = value !== 0 && Math.abs(value) < 0.01 ? 4 : 2;
  return new Intl.NumberFormat(language(), {
    style: 'currency',
    currency: currency || 'USD',
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  }).format(value);
}

const SIGNED_DECIMAL = /^-?\d+(\.\d+)?$/;

/** An exact decimal in the reader's notation; digit by digit, as no float would keep it. */
export function formatDecimal(value: string): string {
  if (!SIGNED_DECIMAL.test(value)) return value;
  const parts = new Intl.NumberFormat(language(), { useGrouping: true }).formatToParts(-12345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, sign('group'));
  return `${value.startsWith('-') ? '−' : ''}${grouped}${fraction ? sign('decimal') + fraction : ''}`;
}

export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds >= 1000;
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: seconds ? 'second' : 'millisecond',
    maximumFractionDigits: seconds ? 1 : 0,
  }).format(seconds ? milliseconds / 1000 : milliseconds);
}

/** 1, 2, 3, 7 → “1–3, 7” */
export function formatPages(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of [...pages].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && page <= last[1] + 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** “annual_report” → “Annual report” */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
