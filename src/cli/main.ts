#!/usr/bin/env node
import { Interruptions } from './interruption.js';
import { runProgram } from './program.js';

using interruptions = new Interruptions(process);
const { stdin, stdout, stderr, env } = process;
const { signal } = interruptions;
process.exitCode = await runProgram(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  signal,
  folder: process.cwd(),
});
