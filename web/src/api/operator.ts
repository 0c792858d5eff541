import type { components } from './schema';

/* What the operator's budgets and router report look like. */

export type BudgetScope = 'deployment' | 'user' | 'room' | 'key';
export type BudgetPeriod = 'day' | 'month' | 'total';

export type Budget = components['schemas']['Budget'];

export interface NewBudget {
  readonly scope: BudgetScope;
  readonly id?: string | undefined;
  readonly period: BudgetPeriod;
  readonly limitMicros: number;
}

export interface RouterReport {
  readonly since: string;
  readonly decisions: number;
  readonly models: readonly RouterModel[];
  readonly saved: { readonly againstBestMicros: number; readonly againstRandomMicros: number };
  readonly exploration: { readonly share: number; readonly spentMicros: number; readonly limitMicros: number };
}

export interface RouterModel {
  readonly model: string;
  readonly chosen: number;
  readonly predicted: number;
  readonly observed?: number | null;
  readonly up: number;
  readonly down: number;
}
