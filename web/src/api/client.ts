import { ApiError, Unreachable } from './errors';
import { readJson } from './json';
import type { Budget, NewBudget, RouterReport } from './operator';
import type {
  ApiKey, Card, Claim, DataClass, GivenReaction, Hits, Import, ImportPreview, Invite, InvitePreview, MateStatus, MateTiming, Me, Message, MessagePage,
  ModelFetch, Models, NearbyServer, NewApiKey, NewPoll, NewProvider, NewRoom, NewUpload, NewUser, OwnModels, Provider, ProviderTest, Reason, Receipt,
  ReceiptPage, ReceiptSummary, Room, RoomDetail, RoomEvents, Session, Setup, Standing, Traffic, TrafficBy, Upload, User, UserEvents,
} from './types';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

interface More {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface ImportOptions {
  readonly file: File;
  readonly audience: 'mine' | 'room';
  readonly timeZone: string;
  /** Which chat of a zip that holds several. */
  readonly chat?: string | undefined;
}

export type ReceiptQuery = Readonly<{
  model?: string | undefined; outcome?: string | undefined; key?: string | undefined; room?: string | undefined;
  from?: string | undefined; to?: string | undefined; before?: string | undefined; limit?: number | undefined;
}>;

export interface LeftAnswer {
  readonly identifiers: readonly string[];
  readonly receipts: readonly (ReceiptSummary & { readonly found: readonly string[] })[];
  readonly before?: string | null;
}

/** A route as `/v1/route` tells it, in the fields that the page shows. */
export interface RouteAnswer {
  readonly model?: string;
  readonly dataClass: DataClass;
  readonly reasons?: readonly Reason[];
  readonly candidates: readonly RouteCandidate[];
  readonly plan: readonly { readonly model: string; readonly own: boolean; readonly reasons: readonly Reason[] }[];
}

export interface RouteCandidate {
  readonly model: string;
  readonly own: boolean;
  readonly score: number;
  readonly chosen: boolean;
  readonly excluded?: Reason | null;
  readonly reasons: readonly Reason[];
}

export type KeyTerms = Pick<ApiKey, 'name' | 'budgetMicros' | 'period' | 'models' | 'expiresAt' | 'requestsPerMinute' | 'tokensPerMinute' | 'identifiers'>;

export interface MateChange {
  readonly present?: boolean;
  readonly speaks?: 'asked' | 'sometimes';
  readonly dataClass?: DataClass;
  readonly identifiers?: NonNullable<Standing['identifiers']>;
}

/** The one door to the server: every call of the client, typed by the OpenAPI file. */
export type Api = ReturnType<typeof createApi>;

export function createApi(fetch: Fetch, onSignedOut: () => void = () => undefined) {
  async function call<T>(method: string, path: string, body?: unknown, query: Query = {}, more: More = {}): Promise<T> {
    const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang };
    if (method !== 'GET') headers['x-maru-csrf'] = '1';
    Object.assign(headers, more.headers);
    let payload: BodyInit | null = null;
    if (body instanceof Blob) {
      headers['content-type'] = 'application/octet-stream';
      payload = body;
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json';
      payload = JSON.stringify(body);
    }
    let response: Response;
    try {
      response = await fetch(path + search(query), { method, headers, body: payload, credentials: 'same-origin', signal: more.signal ?? null });
    } catch (cause) {
      throw new Unreachable('no answer', { cause });
    }
    if (!response.ok) {
      const error = await problem(response);
      if (error.status === 401 && error.code === 'unauthenticated') onSignedOut();
      throw error;
    }
    if (response.status === 204) return undefined as T;
    const text = await response.text();
    return (text === '' ? undefined : readJson(text)) as T;
  }

  const get = <T>(path: string, query?: Query) => call<T>('GET', path, undefined, query);
  const post = <T>(path: string, body?: unknown, query?: Query) => call<T>('POST', path, body, query);
  const put = <T>(path: string, body: unknown) => call<T>('PUT', path, body);
  const patch = <T>(path: string, body: unknown) => call<T>('PATCH', path, body);
  const drop = <T>(path: string) => call<T>('DELETE', path);
  const room = (id: string) => `/api/rooms/${encodeURIComponent(id)}`;
  const part = encodeURIComponent;

  return {
    setup: () => get<Setup>('/api/setup'),
    createUser: (user: NewUser) => post<User>('/api/users', user),
    users: () => get<{ users: User[] }>('/api/users'),
    signIn: (name: string, password: string) => post<{ token: string; user: User }>('/api/sessions', { name, password }),
    signOut: () => drop('/api/sessions/current'),
    signOutEverywhere: () => drop('/api/sessions'),
    sessions: () => get<{ sessions: Session[] }>('/api/sessions'),
    endSession: (id: string) => drop(`/api/sessions/${part(id)}`),
    me: () => get<Me>('/api/me'),
    changeMe: (change: { displayName?: string; locale?: string; timeZone?: string }) => patch<User>('/api/me', change),
    changePassword: (current: string, password: string) => post('/api/me/password', { current, password }),
    keys: () => get<{ keys: ApiKey[] }>('/api/keys'),
    createKey: (terms: KeyTerms) => post<NewApiKey>('/api/keys', terms),
    revokeKey: (id: string) => drop(`/api/keys/${part(id)}`),

    rooms: () => get<{ rooms: Room[] }>('/api/rooms'),
    createRoom: (body: NewRoom) => post<Room>('/api/rooms', body),
    room: (id: string) => get<RoomDetail>(room(id)),
    renameRoom: (id: string, name: string) => patch<Room>(room(id), { name }),
    transferRoom: (id: string, member: string) => put(`${room(id)}/owner`, { member }),
    removeMember: (id: string, member: string) => drop(`${room(id)}/members/${part(member)}`),
    claimMember: (id: string, member: string) => post<Claim>(`${room(id)}/members/${part(member)}/claim`),
    claims: (id: string) => get<{ claims: Claim[] }>(`${room(id)}/claims`),
    decideClaim: (id: string, claim: string, accept: boolean) => post<Claim>(`${room(id)}/claims/${part(claim)}`, { accept }),
    invites: (id: string) => get<{ invites: Invite[] }>(`${room(id)}/invites`),
    createInvite: (id: string, expiresInHours: number) => post<Invite>(`${room(id)}/invites`, { expiresInHours }),
    revokeInvite: (id: string, code: string) => drop(`${room(id)}/invites/${part(code)}`),
    previewInvite: (code: string) => get<InvitePreview>(`/api/invites/${part(code)}`),
    acceptInvite: (code: string) => post<Room>(`/api/invites/${part(code)}`),

    messages: (id: string, query: { before?: string; after?: string; around?: string; ids?: string; limit?: number }) =>
      get<MessagePage>(`${room(id)}/messages`, query),
    post: (id: string, body: { id: string; text: string; replyTo?: string; silent?: boolean; files?: readonly string[] }) => post<Message>(`${room(id)}/messages`, body),
    edit: (id: string, message: string, text: string) => patch<Message>(`${room(id)}/messages/${part(message)}`, { text }),
    remove: (id: string, message: string) => drop(`${room(id)}/messages/${part(message)}`),
    react: (id: string, message: string, emoji: string, on: boolean) =>
      call<Message>(on ? 'PUT' : 'DELETE', `${room(id)}/messages/${part(message)}/reactions/${part(emoji)}`),
    reactions: (id: string, message: string) => get<{ reactions: GivenReaction[] }>(`${room(id)}/messages/${part(message)}/reactions`),
    pins: (id: string) => get<{ messages: Message[] }>(`${room(id)}/pins`),
    pin: (id: string, message: string, on: boolean) => call<Message>(on ? 'PUT' : 'DELETE', `${room(id)}/messages/${part(message)}/pin`),
    hideMessage: (id: string, message: string, hidden: boolean) => call(hidden ? 'PUT' : 'DELETE', `${room(id)}/messages/${part(message)}/hidden`),
    forward: (id: string, message: string, to: string, as: string) => post<Message>(`${room(id)}/messages/${part(message)}/forward`, { to, id: as }),
    thread: (id: string, message: string) => get<MessagePage>(`${room(id)}/messages/${part(message)}/thread`, { limit: 500 }),
    readThread: (id: string, thread: string, seq: number) => put(`${room(id)}/read`, { seq, thread }),
    setPolicy: (id: string, policy: Partial<Room['policy'] & object>) => put<Room['policy']>(`${room(id)}/policy`, policy),
    postPoll: (id: string, poll: NewPoll) => post<Message>(`${room(id)}/polls`, poll),
    myVote: (id: string, poll: string) => get<{ choices: number[] }>(`${room(id)}/polls/${part(poll)}/vote`),
    vote: (id: string, poll: string, choices: readonly number[]) => put<Message>(`${room(id)}/polls/${part(poll)}/vote`, { choices }),
    closePoll: (id: string, poll: string) => post<Message>(`${room(id)}/polls/${part(poll)}/close`),
    messageReceipt: (id: string, message: string) => get<Receipt>(`${room(id)}/messages/${part(message)}/receipt`),
    receipt: (id: string) => get<Receipt>(`/api/receipts/${part(id)}`),
    events: (id: string, after: number, limit: number) => get<RoomEvents>(`${room(id)}/events`, { after, limit }),
    userEvents: (after: number, limit: number) => get<UserEvents>('/api/events', { after, limit }),
    markRead: (id: string, seq: number) => put(`${room(id)}/read`, { seq }),
    keepDraft: (id: string, text: string) => put(`${room(id)}/draft`, { text }),
    cards: (id: string) => get<{ cards: Card[] }>(`${room(id)}/cards`),
    dropCard: (id: string, card: string) => drop(`${room(id)}/cards/${part(card)}`),
    setMate: (id: string, change: MateChange) => put<Standing>(`${room(id)}/mate`, change),
    setMateForMe: (id: string, change: { hidden?: boolean; blind?: boolean }) => put<Standing>(`${room(id)}/mate/me`, change),
    mateTiming: (id: string) => get<MateTiming>(`${room(id)}/mate/timing`),
    setMateTiming: (id: string, level: number) => put<MateTiming>(`${room(id)}/mate/timing`, { level }),
    rateUnasked: (id: string, message: string, kind: 'too_much' | 'helpful') => post(`${room(id)}/mate/unasked/${part(message)}`, { kind }),
    stopTurn: (id: string, turn: string) => drop(`${room(id)}/turns/${part(turn)}`),

    beginUpload: (id: string, body: NewUpload) => post<Upload>(`${room(id)}/uploads`, body),
    uploadOffset: (id: string, upload: string) => get<Upload>(`${room(id)}/uploads/${part(upload)}`),
    appendUpload: (id: string, upload: string, offset: number, piece: Blob, signal?: AbortSignal) =>
      call<Upload>('PATCH', `${room(id)}/uploads/${part(upload)}`, piece, {}, { headers: { 'upload-offset': String(offset) }, ...(signal === undefined ? {} : { signal }) }),
    cancelUpload: (id: string, upload: string) => drop(`${room(id)}/uploads/${part(upload)}`),

    imports: (id: string) => get<{ imports: Import[] }>(`${room(id)}/imports`),
    import: (id: string, job: string) => get<Import>(`${room(id)}/imports/${part(job)}`),
    previewImport: (id: string, o: ImportOptions) => post<ImportPreview>(`${room(id)}/imports`, o.file, { ...importQuery(o), dryRun: true }),
    startImport: (id: string, o: ImportOptions) => post<Import>(`${room(id)}/imports`, o.file, importQuery(o)),
    undoImport: (id: string, job: string) => drop<Import | undefined>(`${room(id)}/imports/${part(job)}`),
    search: (q: string, inRoom?: string) => get<Hits>('/api/search', { q, room: inRoom, limit: 50 }),

    providers: () => get<{ providers: Provider[] }>('/api/providers'),
    addProvider: (provider: NewProvider) => post<Provider>('/api/providers', provider),
    removeProvider: (name: string) => drop(`/api/providers/${part(name)}`),
    testProvider: (name: string) => post<ProviderTest>(`/api/providers/${part(name)}/test`),
    models: () => get<Models>('/api/models'),
    nearby: () => get<{ servers: NearbyServer[] }>('/api/providers/nearby'),
    traffic: (query: { from: string; to: string; by: TrafficBy }) => get<Traffic>('/api/traffic', query),
    receipts: (query: ReceiptQuery) => get<ReceiptPage>('/api/receipts', query),
    /** The same as a file; an address for a plain link. */
    receiptsFile: (query: ReceiptQuery) => `/api/receipts.csv${search(query)}`,
    /** Whether words, an identifier or a message left; receipts have keyed hashes of them alone. */
    left: (body: { text: string; before?: string }) => post<LeftAnswer>('/api/receipts/left', body),
    tryRoute: (body: { model: string; messages: readonly { role: string; content: string }[]; dataClass: DataClass }) => post<RouteAnswer>('/api/route', body),
    budgets: () => get<{ budgets: Budget[] }>('/api/budgets'),
    setBudget: (budget: NewBudget) => put('/api/budgets', budget),
    removeBudget: (budget: Pick<Budget, 'scope' | 'id' | 'period'>) => drop(`/api/budgets${search({ scope: budget.scope, id: budget.id, period: budget.period })}`),
    routerReport: () => get<RouterReport>('/api/router/report'),
    feedback: (receipt: string, body: { kind: 'up' | 'down'; room?: string }) => post(`/api/receipts/${part(receipt)}/feedback`, body),
    ownModels: () => get<OwnModels>('/api/models/own'),
    fetchModel: (name: string) => post<ModelFetch>('/api/models/own/fetch', { name }),
    cancelFetch: () => drop('/api/models/own/fetch'),
    mateStatus: () => get<MateStatus>('/api/mate/status'),
  };
}

/** Where the bytes of a message's file are; a plain address for pictures, players and links. */
export function filePath(room: string, file: string, kind: '' | 'thumbnail' = ''): string {
  return `/api/rooms/${encodeURIComponent(room)}/files/${encodeURIComponent(file)}${kind === '' ? '' : `/${kind}`}`;
}

function importQuery(o: ImportOptions): Query {
  return { kind: 'auto', audience: o.audience, timezone: o.timeZone, name: o.file.name, chat: o.chat };
}

function search(query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) params.set(key, String(value));
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

async function problem(response: Response): Promise<ApiError> {
  const after = Number(response.headers.get('retry-after'));
  const retryAfterMs = Number.isFinite(after) && after > 0 ? after * 1000 : null;
  let body: unknown = null;
  try {
    body = await response.json();
  } catch {
    // A proxy's page: the status is all there is.
  }
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const code = typeof fields['code'] === 'string' ? fields['code'] : `http_${response.status}`;
  const detail = typeof fields['detail'] === 'string' ? fields['detail'] : response.statusText;
  const params = typeof fields['params'] === 'object' && fields['params'] !== null ? (fields['params'] as Record<string, unknown>) : {};
  return new ApiError(response.status, code, detail, params, retryAfterMs);
}
