"""The ids of the programmes that ravo includes, for modules that must load quickly."""

SHIPPED = (
    "da2-sinh-ke",
    "da3.1-nong-nghiep",
    "da3.2-dinh-duong",
    "da4.1-dao-tao-nghe",
    "da4.3-viec-lam",
    "da5-nha-o",
    "da6.1-thong-tin",
    "bhyt",
    "hoc-phi",
    "vay-von",
    "tro-giup-phap-ly",
)
