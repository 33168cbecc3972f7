package org.chengxin.api.crash;

/** What a client was told: the fact of this command is in the ledger, at this position, as this leaf (hexadecimal). */
record Receipt(String commandId, String eventId, long position, String leafHash) {}
