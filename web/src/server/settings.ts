export interface Settings {
  port: number;
  api: string;
}

/** Reads what the parent says; what is wrong ends the process. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const port = Number(environment.PORT ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not '${environment.PORT}'.`);
  }
  const api = environment.ORDER_GRAINS_URL ?? 'http://127.0.0.1:5080';
  if (!URL.canParse(api) || !/^https?:$/.test(new URL(api).protocol)) {
    throw new Error(`ORDER_GRAINS_URL must be an http address, not '${api}'.`);
  }
  return { port, api };
}
