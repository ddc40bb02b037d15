import type { Target } from '../target.js';
import { agi } from './agi.js';
import { bundler } from './bundler.js';
import { decoder } from './decoder.js';

export const targets: readonly Target[] = [decoder, bundler, agi];

export const targetOf = (name: string): Target | undefined => targets.find((target) => target.name === name);
