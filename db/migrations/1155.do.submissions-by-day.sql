-- Each person's own submissions are cleared when they are a week old, by the next one.
create index submission_staff_at on data.submission (staff_id, at);
