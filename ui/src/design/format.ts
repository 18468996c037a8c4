const language = () => navigator.language || 'en';

/** Making a formatter takes a hundred times as long as using it, so each is made once. */
function once<Options, Format>(make: (locale: string, options: Options) => Format): (options: Options) => Format {
  const made = new Map<string, Format>();
  return (options) => {
    const key = `${language()} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(language(), options);
    made.set(key, format);
    return format;
  };
}

const numbers = once((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dates = once((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));

export function formatDate(time: number): string {
  return dates({ dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

export function formatCount(value: number): string {
  return numbers({}).format(value);
}

export function formatBytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(Math.floor(Math.log10(Math.max(size, 1)) / 3), units.length - 1);
  return numbers({
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
  return numbers({
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
  const parts = numbers({ useGrouping: true }).formatToParts(-12345.6);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, sign('group'));
  return `${value.startsWith('-') ? '−' : ''}${grouped}${fraction ? sign('decimal') + fraction : ''}`;
}

export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds >= 1000;
  return numbers({
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
