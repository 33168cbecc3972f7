package org.chengxin.ledger.verify;

import java.util.List;

/**
 * What a source says of its log. None of it is proved by being there; a key that the auditor pinned is.
 *
 * @param suite {@code intl} or {@code gm}
 * @param origin first line of every checkpoint; empty if the source does not say
 * @param verifierKeys in the form of a signed note's verifier key
 */
public record LogIdentity(String suite, String origin, List<String> verifierKeys) {}
