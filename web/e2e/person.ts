import { expect, type Locator, type Page } from '@playwright/test';
import { ko } from '../src/i18n/ko';

export const PASSWORD = 'a long enough password';

/** Fills `{{name}}` in a phrase, as the page does. */
export const say = (phrase: string, values: Record<string, string | number>): string =>
  phrase.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

/** Somebody who uses the page in Korean, doing what people do. */
export class Person {
  constructor(
    readonly page: Page,
    private readonly address: string,
  ) {}

  async open(path = '/'): Promise<void> {
    await this.page.goto(this.address + path);
  }

  async signUp(displayName: string, name: string): Promise<void> {
    await this.page.getByLabel(ko.entry.displayName).fill(displayName);
    await this.page.getByLabel(ko.entry.name, { exact: true }).fill(name);
    await this.page.getByLabel(ko.entry.password).fill(PASSWORD);
    await this.page.getByRole('button', { name: ko.entry.create }).click();
  }

  async signIn(name: string): Promise<void> {
    await this.page.getByLabel(ko.entry.name, { exact: true }).fill(name);
    await this.page.getByLabel(ko.entry.password).fill(PASSWORD);
    await this.page.getByRole('button', { name: ko.entry.signIn }).click();
  }

  async makeRoom(name: string): Promise<void> {
    await this.page.getByRole('button', { name: ko.rooms.new }).first().click();
    await this.page.getByLabel(ko.rooms.groupName).fill(name);
    await this.page.getByRole('button', { name: ko.rooms.create }).click();
    await expect(this.page.getByRole('heading', { name })).toBeVisible();
  }

  async enter(room: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: room }).first().click();
    await expect(this.composer()).toBeVisible();
  }

  /** The address that an invite link leads to. */
  async invite(): Promise<string> {
    await this.page.getByRole('button', { name: ko.room.menu }).click();
    await this.page.getByRole('menuitem', { name: ko.room.invite }).click();
    const make = this.page.getByRole('button', { name: ko.invite.make });
    const link = this.page.getByLabel(ko.invite.link);
    await make.or(link).first().waitFor();
    if (await make.isVisible()) await make.click();
    await expect(link).toHaveValue(/\/invite\//);
    return new URL(await link.inputValue()).pathname;
  }

  async write(text: string): Promise<void> {
    await this.composer().fill(text);
    await this.composer().press('Enter');
  }

  composer(): Locator {
    return this.page.getByRole('textbox', { name: ko.composer.label }).or(this.page.getByRole('combobox', { name: ko.composer.label }));
  }

  timeline(): Locator {
    return this.page.getByRole('region', { name: ko.room.timeline });
  }

  /** The message that holds `text`. */
  message(text: string | RegExp): Locator {
    return this.timeline().getByRole('article').filter({ hasText: text });
  }

  async act(text: string, action: string): Promise<void> {
    const message = this.message(text).last();
    await message.hover();
    await message.getByRole('button', { name: ko.timeline.actions }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
