/** Settings: schema, defaults, version, migration. */
