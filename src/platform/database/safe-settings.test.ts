import { describe, expect, test } from 'vitest';
import { type ServerSettings, unsafeSetting } from './safe-settings.ts';

/** PostgreSQL as it is installed, and with the checksums that version 18 makes by itself. */
const asInstalled: ServerSettings = {
  server_version: '18.4',
  server_version_num: '180004',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  data_checksums: 'on',
  zero_damaged_pages: 'off',
  ignore_checksum_failure: 'off',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  log_parameter_max_length: '-1',
  log_parameter_max_length_on_error: '0',
  'pgaudit.log_parameter': null,
  'auto_explain.log_min_duration': null,
  'auto_explain.log_parameter_max_length': null,
};

describe('a database server', () => {
  test('is used as it is installed', () => {
    expect(unsafeSetting(asInstalled)).toBeUndefined();
  });

  test.each<Partial<ServerSettings>>([
    { synchronous_commit: 'remote_apply' },
    { log_statement: 'ddl' },
    { log_statement: 'all', log_parameter_max_length: '0' },
    { log_min_duration_statement: '1000', log_parameter_max_length: '0' },
    { 'pgaudit.log_parameter': 'off' },
  ])('is used with %o', (given) => {
    expect(unsafeSetting({ ...asInstalled, ...given })).toBeUndefined();
  });

  test.each<[Partial<ServerSettings>, string]>([
    [{ server_version: '17.6', server_version_num: '170006' }, 'is PostgreSQL 17.6'],
    [{ server_version: '18.0', server_version_num: '180000' }, 'needs 18.1 or newer'],
    [{ fsync: 'off' }, 'set fsync=on'],
    [{ full_page_writes: 'off' }, 'set full_page_writes=on'],
    [{ synchronous_commit: 'off' }, 'set synchronous_commit=on'],
    [{ data_checksums: 'off' }, 'pg_checksums --enable'],
    [{ zero_damaged_pages: 'on' }, 'set zero_damaged_pages=off'],
    [{ ignore_checksum_failure: 'on' }, 'set ignore_checksum_failure=off'],
    [{ log_statement: 'all' }, 'set log_parameter_max_length=0'],
    [{ log_statement: 'mod' }, 'set log_parameter_max_length=0'],
    [{ log_min_duration_statement: '500' }, 'set log_parameter_max_length=0'],
    [{ log_min_duration_sample: '0' }, 'set log_parameter_max_length=0'],
    [{ log_transaction_sample_rate: '0.5' }, 'set log_parameter_max_length=0'],
    [{ log_parameter_max_length_on_error: '-1' }, 'set log_parameter_max_length_on_error=0'],
    [{ 'pgaudit.log_parameter': 'on' }, 'set pgaudit.log_parameter=off'],
    [
      { 'auto_explain.log_min_duration': '0', 'auto_explain.log_parameter_max_length': '-1' },
      'set auto_explain.log_parameter_max_length=0',
    ],
  ])('is refused with %o', (given, part) => {
    expect(unsafeSetting({ ...asInstalled, ...given })).toContain(part);
  });
});
