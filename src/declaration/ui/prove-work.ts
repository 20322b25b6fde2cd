import workerAddress from './proof-worker.ts?worker&url';

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string }) => { createScriptURL: (address: string) => string };
}

/** Longer than the slowest phone takes; then the form goes without. */
const longest = 30_000;

/** Starts at once, while the parent reads. Resolves with the proof, or with nothing where the browser cannot. */
export function proveWork(challenge: string): Promise<string> {
  return new Promise((resolve) => {
    const giveUp = (): void => {
      resolve('');
    };
    setTimeout(giveUp, longest);
    try {
      // One address is allowed, and it is our own.
      const policy = (window as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('proof-worker', {
        createScriptURL: () => workerAddress,
      });
      const worker = new Worker(policy?.createScriptURL('') ?? workerAddress);
      worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
        resolve(data);
        worker.terminate();
      });
      worker.addEventListener('error', giveUp);
      worker.postMessage(challenge);
    } catch {
      giveUp();
    }
  });
}
