package org.chengxin.api.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.projections.disclosure.DisclosureReader.Published;

/**
 * A public record over the API.
 *
 * @param position position at which it last changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicRead(@JsonUnwrapped PublicRecord record, long position) {

    static PublicRead of(Published published) {
        return new PublicRead(published.record(), published.position());
    }
}
