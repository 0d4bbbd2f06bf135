/** The help text. */

export const USAGE = `enrichd turns raw bank and card descriptors into merchants, on your own machine.

Usage:
  enrichd serve                            run the service
  enrichd enrich [FILE|-]                  enrich one string a line, without a server
      --format ndjson|csv|table            how to print (ndjson)
      --details                            add details to each item (ndjson, csv)
      --country CC                         default country hint
      --column NAME                        read this column of a CSV file
  enrichd keys create --name NAME          make a key; it alone is printed on stdout
      --tenant NAME                        whose corrections it shares (default)
      --quota N                            items a calendar month (no limit)
  enrichd keys list                        show all keys
  enrichd keys revoke ID                   refuse a key from now on
  enrichd jobs list                        show the newest jobs
  enrichd jobs show ID                     show one job
  enrichd jobs rm ID                       erase one job and its data
  enrichd backup FILE                      copy the database while it is in use
  enrichd healthcheck                      exit 0 when the service is ready
  enrichd config                           print the effective configuration
  enrichd version                          print the version

Configuration is by environment variables named ENRICHD_*, see docs/configuration.md.
Exit codes: 0 done, 1 failed, 2 usage.
`;
