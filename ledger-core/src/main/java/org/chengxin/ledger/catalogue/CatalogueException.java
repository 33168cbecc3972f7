package org.chengxin.ledger.catalogue;

/**
 * The catalogue's data is broken, so nothing may be recorded under it. The message names the file, the field as a JSON
 * pointer, what was expected and what was found.
 */
public final class CatalogueException extends RuntimeException {

    private final String file;
    private final String pointer;
    private final String expected;
    private final String found;

    CatalogueException(String file, String pointer, String expected, String found) {
        super(file + " " + (pointer.isEmpty() ? "/" : pointer) + ": expected " + expected + ", found " + found);
        this.file = file;
        this.pointer = pointer;
        this.expected = expected;
        this.found = found;
    }

    public String file() {
        return file;
    }

    /** RFC 6901; empty for the file as a whole. */
    public String pointer() {
        return pointer;
    }

    public String expected() {
        return expected;
    }

    public String found() {
        return found;
    }
}
