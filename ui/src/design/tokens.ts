import * as token from '@cloudscape-design/design-tokens';

// Cloudscape's colours under names that our own style sheet can read; on body, where dark mode is set.
const NAMES: Record<string, string> = {
  ink: token.colorTextBodyDefault,
  'ink-soft': token.colorTextBodySecondary,
  heading: token.colorTextHeadingDefault,
  paper: token.colorBackgroundContainerContent,
  desk: token.colorBackgroundLayoutMain,
  shade: token.colorBackgroundCellShaded,
  line: token.colorBorderDividerDefault,
  'line-soft': token.colorBorderDividerSecondary,
  accent: token.colorTextAccent,
  selected: token.colorBackgroundItemSelected,
  'selected-line': token.colorBorderItemSelected,
  critical: token.colorChartsStatusCritical,
  high: token.colorChartsStatusHigh,
  medium: token.colorChartsStatusMedium,
  low: token.colorChartsStatusLow,
  error: token.colorTextStatusError,
  success: token.colorTextStatusSuccess,
  inactive: token.colorTextStatusInactive,
  info: token.colorTextStatusInfo,
  mono: token.fontFamilyMonospace,
};

export function nameTokens(): void {
  Object.entries(NAMES).forEach(([name, value]) => document.body.style.setProperty(`--a-${name}`, value));
}
