package org.chengxin.ledger.catalogue;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where the files of a catalogue are opened; answers null for a file that is not there. */
@FunctionalInterface
interface CatalogueFiles {

    @Nullable
    InputStream open(String file);

    /** The version that ships with this module. */
    static CatalogueFiles shipped() {
        return file -> Catalogue.class.getResourceAsStream("/catalogue/v1/" + file);
    }

    default Spot read(String file) {
        InputStream in = open(file);
        if (in == null) {
            throw new CatalogueException(file, "", "a file", "none");
        }
        return Spot.read(file, in);
    }
}
