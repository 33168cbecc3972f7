package org.chengxin.api.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The settings of one log.
 *
 * @param origin first line of every checkpoint; made up at the first start if absent, and never changed after it
 * @param open whether everybody may read the log ({@code public})
 * @param witnesses who is asked to cosign
 * @param witnessesRequired how many of them must have cosigned a checkpoint before it is served
 */
record LogSettings(
        @Nullable String origin,
        @Name("public") @DefaultValue("false") boolean open,
        @DefaultValue List<WitnessSettings> witnesses,
        @DefaultValue("0") int witnessesRequired) {

    /**
     * Somebody who is asked to cosign.
     *
     * @param url submission prefix, below which {@code add-checkpoint} lies
     * @param vkey verifier key of its cosignatures
     */
    record WitnessSettings(String url, String vkey) {}
}
