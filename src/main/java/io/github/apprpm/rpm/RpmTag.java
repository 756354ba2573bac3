package io.github.apprpm.rpm;

/** The numbers of the header tags that we write, from rpm's {@code rpmtag.h}; the names are rpm's own. */
final class RpmTag {
    static final int HEADERSIGNATURES = 62;
    static final int HEADERIMMUTABLE = 63;
    static final int HEADERI18NTABLE = 100;

    /** Tags of the signature header. */
    static final class Signature {
        static final int SHA1HEADER = 269;
        static final int LONGSIZE = 270;
        static final int LONGARCHIVESIZE = 271;
        static final int SHA256HEADER = 273;
        static final int SIZE = 1000;
        static final int PAYLOADSIZE = 1007;
        static final int RESERVEDSPACE = 1008;

        private Signature() {}
    }

    static final int NAME = 1000;
    static final int VERSION = 1001;
    static final int RELEASE = 1002;
    static final int EPOCH = 1003;
    static final int SUMMARY = 1004;
    static final int DESCRIPTION = 1005;
    static final int BUILDTIME = 1006;
    static final int BUILDHOST = 1007;
    static final int SIZE = 1009;
    static final int VENDOR = 1011;
    static final int LICENSE = 1014;
    static final int PACKAGER = 1015;
    static final int GROUP = 1016;
    static final int URL = 1020;
    static final int OS = 1021;
    static final int ARCH = 1022;
    static final int FILESIZES = 1028;
    static final int FILEMODES = 1030;
    static final int FILERDEVS = 1033;
    static final int FILEMTIMES = 1034;
    static final int FILEDIGESTS = 1035;
    static final int FILELINKTOS = 1036;
    static final int FILEFLAGS = 1037;
    static final int FILEUSERNAME = 1039;
    static final int FILEGROUPNAME = 1040;
    static final int SOURCERPM = 1044;
    static final int FILEVERIFYFLAGS = 1045;
    static final int RPMVERSION = 1064;
    static final int CHANGELOGTIME = 1080;
    static final int CHANGELOGNAME = 1081;
    static final int CHANGELOGTEXT = 1082;
    static final int FILEDEVICES = 1095;
    static final int FILEINODES = 1096;
    static final int FILELANGS = 1097;
    static final int DIRINDEXES = 1116;
    static final int BASENAMES = 1117;
    static final int DIRNAMES = 1118;
    static final int PAYLOADFORMAT = 1124;
    static final int PAYLOADCOMPRESSOR = 1125;
    static final int PAYLOADFLAGS = 1126;
    static final int PLATFORM = 1132;
    static final int LONGFILESIZES = 5008;
    static final int LONGSIZE = 5009;
    static final int FILEDIGESTALGO = 5011;
    static final int ENCODING = 5062;
    static final int PAYLOADDIGEST = 5092;
    static final int PAYLOADDIGESTALGO = 5093;
    static final int PAYLOADDIGESTALT = 5097;

    private RpmTag() {}
}
