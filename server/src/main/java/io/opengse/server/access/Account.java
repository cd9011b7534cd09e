package io.opengse.server.access;

/** Whose things the resource names of this installation speak of. */
public record Account(String region, String uin) {
    /** The full name of a thing: qcs::gse:REGION:uin/UIN:KIND/ID, or "*". */
    public String nameOf(String resource) {
        return resource.equals("*") ? "*" : "qcs::gse:" + region + ":uin/" + uin + ":" + resource;
    }
}
