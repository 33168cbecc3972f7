package org.chengxin.api.web;

import java.util.List;

/**
 * One line of a record's content.
 *
 * @param pointer RFC 6901 pointer into the record as it is written over the API
 * @param values more than one for a list
 */
public record Field(String pointer, String label, List<String> values) {}
