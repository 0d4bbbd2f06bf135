CREATE TABLE `correction_versions` (
	`tenant` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant` text NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`changes` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`updated_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrections_by_match` ON `corrections` (`tenant`,`kind`,`value`);--> statement-breakpoint
CREATE INDEX `corrections_by_age` ON `corrections` (`tenant`,`created_at_ms`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_tenant` ON `jobs` (`tenant`,`created_at_ms`);