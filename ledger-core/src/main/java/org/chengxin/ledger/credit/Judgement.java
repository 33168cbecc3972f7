package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.Severity;

/**
 * How the catalogue weighed a fact when it was recorded or corrected. It is stored with the event, because history is
 * judged by the rules of its day and not by those of the reader's.
 *
 * @param catalogueVersion version the judgement was taken under
 */
public record Judgement(int catalogueVersion, Polarity polarity, Severity severity, Publicity publicity) {}
