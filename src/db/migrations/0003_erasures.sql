CREATE TABLE `erasures` (
	`job_id` text PRIMARY KEY NOT NULL
);
