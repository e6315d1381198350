/**
 * Where does the program begin? The launcher `./anhuan` runs this file with Node 24.
 */
import { main } from './command-line.ts';

// A reader that goes away (`| head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
