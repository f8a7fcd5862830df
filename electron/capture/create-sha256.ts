import type { CreateSha256 } from '../../shared/model/sha256.ts';
import { cryptography } from './cryptography.ts';

export const createSha256: CreateSha256 = () => cryptography.createDigest('sha256');
