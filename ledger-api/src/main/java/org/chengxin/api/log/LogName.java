package org.chengxin.api.log;

/** The two logs: where their tables are, where they are served, what their origin is made of. */
enum LogName {
    LEDGER("log", "ledger", "ledger"),
    DISCLOSURE("disclosure-log", "disclosure_log", "disclosure");

    private final String path;
    private final String schema;
    private final String originPart;

    LogName(String path, String schema, String originPart) {
        this.path = path;
        this.schema = schema;
        this.originPart = originPart;
    }

    /** First step of its addresses, and the prefix of its files. */
    String path() {
        return path;
    }

    String schema() {
        return schema;
    }

    /** The origin that is made up if none is set. */
    String originOf(String installation) {
        return "chengxin.local/" + originPart + "/" + installation;
    }
}
