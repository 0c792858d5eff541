import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const jar = path.join(root, 'server/target/maru.jar');

/** The JDK that `./maru` chose, or the newest one of version 25 or later. */
function java(): string {
  const fits = (home: string) => {
    const release = path.join(home, 'release');
    return existsSync(release) && /^JAVA_VERSION="(2[5-9]|[3-9]\d)/m.test(readFileSync(release, 'utf8'));
  };
  const homes = [process.env['JAVA_HOME'] ?? '', ...readdirSync('/usr/lib/jvm').map((name) => `/usr/lib/jvm/${name}`)];
  const home = homes.find(fits);
  if (!home) throw new Error('No JDK 25 was found');
  return path.join(home, 'bin/java');
}

/** A child process that has printed the line it was waited for. */
export class Running {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
  ) {}

  static async start(args: string[], ready: RegExp, env: NodeJS.ProcessEnv = {}): Promise<Running> {
    const child = spawn(java(), args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const address = await new Promise<string>((resolve, reject) => {
      const read = (bytes: Buffer) => {
        output += bytes.toString();
        const match = ready.exec(output);
        if (match?.[1]) resolve(match[1]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${output}`)));
    });
    return new Running(child, address);
  }

  /** `SIGTERM` by default. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await gone;
  }
}

const jvm = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED'];

/** `./maru serve` on `data`, as the jar runs it. */
export const startMaru = (data: string, env: NodeJS.ProcessEnv = {}, port = 0): Promise<Running> =>
  Running.start(
    [...jvm, '-cp', jar, 'chat.maru.server.Main', 'serve', '--port', `${port}`, '--data', data],
    /Maru is ready at (http\S+)/,
    env,
  );

/** An outside vendor that speaks OpenAI's wire. */
export const startVendor = (...models: string[]): Promise<Running> =>
  Running.start(
    [...jvm, '-cp', `${jar}:${path.join(root, 'orchestrator/target/test-classes')}`, 'chat.maru.orchestrator.testing.FakeVendor', '0', ...models],
    /Fake vendor at (http\S+)/,
  );
