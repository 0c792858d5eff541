import { ko } from '../src/i18n/ko';
import { expect, test } from './house';
import { Person } from './person';

/* The real embedded model, fetched by the ordinary client. What it says is not judged: it is tiny. */
test('the operator fetches the own model with one yes, and talks freely with it', async ({ house, page }) => {
  test.setTimeout(300_000);
  const minsu = new Person(page, house.address);
  await minsu.open();
  await minsu.signUp('김민수', 'minsu');
  await minsu.enter(ko.rooms.mate);
  await minsu.write('뭐 할 수 있어?');
  await expect(minsu.timeline().getByRole('article', { name: ko.mate.name })).toHaveCount(1);

  await page.getByRole('button', { name: ko.own.yes }).click();
  await expect(page.getByText(ko.own.done)).toBeVisible({ timeout: 120_000 });

  await minsu.write('Tell me a short story about a wooden hall.');
  const finished = minsu
    .timeline()
    .getByRole('article', { name: ko.mate.name })
    .filter({ has: page.getByRole('link', { name: ko.receipt.whyLabel }) });
  const free = finished.filter({ hasText: /SmolLM2/i });
  await expect(free).toBeVisible({ timeout: 150_000 });
  await expect(free).not.toContainText(ko.receipt.guided);
});
