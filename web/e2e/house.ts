import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Running, startMaru } from './process';

/** One server with an empty data directory, for one test. */
export class House {
  private constructor(
    readonly data: string,
    private server: Running,
  ) {}

  static async open(config = '', env: NodeJS.ProcessEnv = {}): Promise<House> {
    const data = mkdtempSync(path.join(tmpdir(), 'maru-e2e-'));
    writeFileSync(path.join(data, 'maru.yaml'), config);
    return new House(data, await startMaru(data, env));
  }

  get address(): string {
    return this.server.address;
  }

  /** Ends the server the hard way and starts it again on the same port and data. */
  async crash(): Promise<void> {
    await this.server.stop('SIGKILL');
    this.server = await startMaru(this.data, {}, Number(new URL(this.address).port));
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  async close(): Promise<void> {
    await this.server.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

export interface Look {
  locale?: 'ko-KR' | 'en-US';
  width?: number;
  height?: number;
  dark?: boolean;
}

/** A browser profile of its own, as another person has it. */
export const profile = (browser: Browser, look: Look = {}): Promise<BrowserContext> =>
  browser.newContext({
    locale: look.locale ?? 'ko-KR',
    timezoneId: 'Asia/Seoul',
    colorScheme: look.dark ? 'dark' : 'light',
    viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
  });

export const test = base.extend<{ house: House; other: Page }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern
  house: async ({}, use) => {
    const house = await House.open();
    await use(house);
    await house.close();
  },
  other: async ({ browser }, use) => {
    const context = await profile(browser);
    await use(await context.newPage());
    await context.close();
  },
  context: async ({ browser }, use) => {
    const context = await profile(browser);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    await use(await context.newPage());
  },
});

export { expect } from '@playwright/test';
