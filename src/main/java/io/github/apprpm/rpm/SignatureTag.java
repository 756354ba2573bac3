package io.github.apprpm.rpm;

/** The numbers of the tags of the signature header, from rpm's {@code rpmtag.h}; the names are rpm's own. */
public final class SignatureTag {
    /** Version 6 of the format only. */
    public static final int RESERVED = 999;

    public static final int DSAHEADER = 267;
    public static final int RSAHEADER = 268;
    public static final int SHA1HEADER = 269;
    public static final int LONGSIZE = 270;
    public static final int LONGARCHIVESIZE = 271;
    public static final int SHA256HEADER = 273;
    public static final int VERITYSIGNATURES = 276;
    public static final int OPENPGP = 278;
    public static final int SHA3_256HEADER = 279;
    public static final int SIZE = 1000;
    public static final int PGP = 1002;
    public static final int MD5 = 1004;
    public static final int GPG = 1005;
    public static final int PGP5 = 1006;
    public static final int PAYLOADSIZE = 1007;
    public static final int RESERVEDSPACE = 1008;

    private SignatureTag() {}
}
