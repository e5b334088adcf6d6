-- The schema of edition 0.1.0.

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE "cpv" (
   "code" TEXT PRIMARY KEY,
   "label_da" TEXT,
   "label_en" TEXT
) STRICT;

CREATE TABLE "municipality" (
   "code" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "region" TEXT NOT NULL,
   "latitude" REAL NOT NULL,
   "longitude" REAL NOT NULL
) STRICT;

CREATE TABLE "data_source" (
   "name" TEXT PRIMARY KEY,
   "origin" TEXT NOT NULL,
   "rows" INTEGER NOT NULL,
   "as_of" TEXT,
   "demo" INTEGER NOT NULL
) STRICT;

CREATE TABLE "revision" (
   "name" TEXT PRIMARY KEY,
   "number" INTEGER NOT NULL
) STRICT;

CREATE TABLE "enterprise" (
   "cvr" TEXT PRIMARY KEY,
   "name" TEXT NOT NULL,
   "legal_form" TEXT,
   "municipality_code" TEXT,
   "postal_code" TEXT,
   "industry_code" TEXT,
   "rsv_status" TEXT,
   "rsv_since" TEXT,
   "rsv_as_of" TEXT,
   "disadvantaged_evidence" TEXT,
   "disadvantaged_as_of" TEXT,
   "target_groups" TEXT,
   "description" TEXT,
   "capabilities" TEXT,
   "cpv_codes" TEXT,
   "service_area" TEXT,
   "email" TEXT,
   "website" TEXT,
   "source" TEXT,
   "employees" INTEGER,
   "disadvantaged_pct" REAL,
   "annual_capacity_kr" INTEGER,
   "revision" INTEGER NOT NULL
) STRICT;

CREATE INDEX "idx_enterprise_municipality_code"
    ON "enterprise" ("municipality_code");

CREATE INDEX "idx_enterprise_revision"
    ON "enterprise" ("revision");

CREATE VIRTUAL TABLE "enterprise_fts" USING FTS5 (
    "name", "description", "capabilities",
    tokenize='trigram',
    content="enterprise"
);

CREATE TRIGGER "enterprise_ai" AFTER INSERT ON "enterprise" BEGIN
  INSERT INTO "enterprise_fts" (rowid, "name", "description", "capabilities") VALUES (new.rowid, new."name", new."description", new."capabilities");
END;

CREATE TRIGGER "enterprise_ad" AFTER DELETE ON "enterprise" BEGIN
  INSERT INTO "enterprise_fts" ("enterprise_fts", rowid, "name", "description", "capabilities") VALUES('delete', old.rowid, old."name", old."description", old."capabilities");
END;

CREATE TRIGGER "enterprise_au" AFTER UPDATE ON "enterprise" BEGIN
  INSERT INTO "enterprise_fts" ("enterprise_fts", rowid, "name", "description", "capabilities") VALUES('delete', old.rowid, old."name", old."description", old."capabilities");
  INSERT INTO "enterprise_fts" (rowid, "name", "description", "capabilities") VALUES (new.rowid, new."name", new."description", new."capabilities");
END;

CREATE TABLE "purchase" (
   "id" TEXT PRIMARY KEY,
   "title" TEXT NOT NULL,
   "description" TEXT,
   "cpv_codes" TEXT,
   "contract_type" TEXT NOT NULL,
   "value_kr" INTEGER NOT NULL,
   "duration_months" INTEGER NOT NULL,
   "municipality_code" TEXT NOT NULL,
   "department" TEXT,
   "notice_date" TEXT NOT NULL,
   "start_date" TEXT,
   "signing_date" TEXT,
   "cross_border_interest" TEXT,
   "concession" INTEGER,
   "lots" TEXT,
   "value" TEXT,
   "listed" INTEGER,
   "demo" INTEGER,
   "saved_by" TEXT,
   "saved_at" TEXT
) STRICT;

CREATE INDEX "idx_purchase_municipality_code_notice_date"
    ON "purchase" ("municipality_code", "notice_date");

CREATE TABLE "advice" (
   "purchase_id" TEXT PRIMARY KEY REFERENCES "purchase"("id"),
   "made_at" TEXT NOT NULL,
   "made_by" TEXT NOT NULL,
   "regime" TEXT NOT NULL,
   "matches" INTEGER NOT NULL,
   "data" TEXT NOT NULL
) STRICT;

CREATE TABLE "clause" (
   "id" TEXT,
   "version" INTEGER,
   "title" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "status" TEXT NOT NULL,
   "hash" TEXT NOT NULL,
   "shipped" INTEGER NOT NULL,
   "added_at" TEXT NOT NULL,
   "body" TEXT NOT NULL,
   "data" TEXT NOT NULL,
   PRIMARY KEY ("id", "version")
) STRICT;

CREATE VIRTUAL TABLE "clause_fts" USING FTS5 (
    "title", "body",
    tokenize='trigram',
    content="clause"
);

CREATE TRIGGER "clause_ai" AFTER INSERT ON "clause" BEGIN
  INSERT INTO "clause_fts" (rowid, "title", "body") VALUES (new.rowid, new."title", new."body");
END;

CREATE TRIGGER "clause_ad" AFTER DELETE ON "clause" BEGIN
  INSERT INTO "clause_fts" ("clause_fts", rowid, "title", "body") VALUES('delete', old.rowid, old."title", old."body");
END;

CREATE TRIGGER "clause_au" AFTER UPDATE ON "clause" BEGIN
  INSERT INTO "clause_fts" ("clause_fts", rowid, "title", "body") VALUES('delete', old.rowid, old."title", old."body");
  INSERT INTO "clause_fts" (rowid, "title", "body") VALUES (new.rowid, new."title", new."body");
END;

CREATE TABLE "user" (
   "id" INTEGER PRIMARY KEY,
   "email" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "role" TEXT NOT NULL,
   "municipality_code" TEXT NOT NULL REFERENCES "municipality"("code"),
   "password_hash" TEXT NOT NULL,
   "demo" INTEGER NOT NULL,
   "created_at" TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX "idx_user_email"
    ON "user" ("email");

INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('faelleslommen', 'm001_reference_data', '2026-05-01');

INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('faelleslommen', 'm002_enterprises', '2026-05-01');

INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('faelleslommen', 'm003_purchases', '2026-05-01');

INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('faelleslommen', 'm004_clauses', '2026-05-01');

INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('faelleslommen', 'm005_users', '2026-05-01');
