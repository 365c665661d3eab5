-- Why an investigation rests on no fresh assessment of risk, in the words of whoever writes it: asked for before it is signed.
alter table data.investigation add column risk_reason bytea;
