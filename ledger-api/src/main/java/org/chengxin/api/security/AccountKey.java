package org.chengxin.api.security;

import java.io.Serializable;

/** Names an account. A person and a client may share a name. */
record AccountKey(Account.Kind kind, String name) implements Serializable {

    private static final long serialVersionUID = 1L;
}
