export { main as bench } from '../declare/faults.ts';
