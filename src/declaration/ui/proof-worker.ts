// Solves the puzzle beside the page, so that the page stays quick. ALTCHA's own solver, without its widget.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

addEventListener('message', ({ data }: MessageEvent<string>) => {
  const challenge = JSON.parse(data) as Challenge;
  void solveChallenge({ challenge, deriveKey }).then(
    (solution) => {
      postMessage(solution ? JSON.stringify({ challenge, solution }) : '');
    },
    // Without a proof the declaration is set aside for the desk to look at, never lost.
    () => {
      postMessage('');
    },
  );
});
