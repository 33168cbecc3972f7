package org.chengxin.ledger.catalogue;

/**
 * The catalogue's data is broken, so nothing may be recorded under it. The message names the file, the field as a JSON
 * pointer, what was expected and what was found.
 */
public final class CatalogueException extends RuntimeException {

    CatalogueException(String file, String pointer, String expected, String found) {
        super(file + " " + (pointer.isEmpty() ? "/" : pointer) + ": expected " + expected + ", found " + found);
    }
}
