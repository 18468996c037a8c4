/** Where this bundle finds its server. The same bundle serves both homes; this file tells them apart. */
export type Config = LaptopConfig | AwsConfig;

export interface LaptopConfig { mode: 'laptop'; endpoint: string }

export interface AwsConfig {
  mode: 'aws';
  endpoint: string;
  region: string;
  userPoolId: string;
  userPoolClientId: string;
}

const LAPTOP: LaptopConfig = { mode: 'laptop', endpoint: '/graphql' };

export async function loadConfig(): Promise<Config> {
  const answer = await fetch('config.json');
  if (answer.status === 404) return LAPTOP;
  if (!answer.ok) throw new Error(`config.json: HTTP ${answer.status}`);
  return parseConfig(await answer.json());
}

export function parseConfig(value: unknown): Config {
  const given = value as Partial<AwsConfig>;
  if (given.mode !== 'aws') return { ...LAPTOP, ...(given.endpoint ? { endpoint: given.endpoint } : {}) };
  for (const name of ['endpoint', 'region', 'userPoolId', 'userPoolClientId'] as const) {
    if (!given[name]) throw new Error(`config.json lacks “${name}”.`);
  }
  return given as AwsConfig;
}

export function endpointUrl(config: Config): string {
  return new URL(config.endpoint, window.location.href).href;
}
